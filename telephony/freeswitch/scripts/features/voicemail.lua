-- The own voicemail box, or another one by its number and PIN.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'

return function(run)
  run.session:answer()
  local outgoing = run.plans.plan('outgoing')
  run.language = run.language or outgoing and outgoing.data and outgoing.data.language
  -- The first words are not lost while the media path opens.
  run.session:sleep(300)
  local box = dofile(here .. 'voicemail/login.lua').enter(run)
  if box then
    run.language = box.data.language
    dofile(here .. 'voicemail/listen.lua').serve(run, box)
  end
  if run.session:ready() then dofile(here .. 'voicemail/say.lua').play(run, 'goodbye') end
  return nil, nil, 'done'
end
