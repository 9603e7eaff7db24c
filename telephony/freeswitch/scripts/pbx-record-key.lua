-- lua pbx-record-key.lua: *2 was pressed during a call that may be recorded (recorder.lua).
dofile(freeswitch.getGlobalVariable('script_dir') .. '/recorder.lua').press(session)
