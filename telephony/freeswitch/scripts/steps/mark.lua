-- { do = "mark", name, value }: what the record of the call says about the way it took.
local VARIABLES = {
  number = 'pbx_number_id', extension = 'nolocal:pbx_extension_id', group = 'pbx_group_id',
  queue = 'pbx_queue_id', menu = 'pbx_menu_id',
}

return function(run, step)
  local variable = VARIABLES[step.name]
  if variable and step.value:match('^[%w_-]+$') then run.session:setVariable(variable, step.value) end
end
