-- The dialplan of every call, the same for all tenants: names the call on its first arrival, says who
-- calls, and runs its plan. A call that was transferred keeps what it has. Everything is inline, so
-- later conditions see it.
--   export_vars          what every leg of the call carries into its record
--   nolocal:…            for the other legs only; their From shows the tenant's domain, not this
--                        machine's address
--   media_timeout        milliseconds without a packet: a phone that lost its power ends the call
--   sip_copy_custom_…    a phone's or a trunk's own headers never reach the other side
--   ignore_early_media   the caller's own phone makes the ring-back tone
-- Only a caller whose agent has hung up, in a queue with a rating, is still there for pbx-rating.lua.
-- set_user looks the calling phone up in the directory (pbx_extension_id, caller id).
return [[
<extension name="arrival" continue="true">
<condition field="${pbx_call_id}" expression="^$" break="never">
<action application="set" data="pbx_call_id=${uuid}" inline="true"/>
<action application="set" data="pbx_domain=${sip_h_X-Pbx-Domain}" inline="true"/>
<action application="set" data="pbx_dialed=${destination_number}" inline="true"/>
<action application="set" data="pbx_leg=caller" inline="true"/>
<action application="set" data="nolocal:pbx_leg=callee" inline="true"/>
<action application="set" data="nolocal:sip_invite_domain=${sip_h_X-Pbx-Domain}" inline="true"/>
<action application="set" data="media_timeout=120000" inline="true"/>
<action application="set" data="media_hold_timeout=3600000" inline="true"/>
<action application="set" data="export_vars=pbx_tenant_id,pbx_domain,pbx_call_id,pbx_direction,pbx_number_id,pbx_group_id,pbx_queue_id,pbx_menu_id,pbx_dialed,media_timeout,media_hold_timeout,nolocal:sip_invite_domain,nolocal:pbx_leg" inline="true"/>
<action application="set" data="hangup_after_bridge=true" inline="true"/>
<action application="set" data="continue_on_fail=true" inline="true"/>
<action application="set" data="sip_copy_custom_headers=false" inline="true"/>
<action application="set" data="ignore_early_media=ring_ready" inline="true"/>
</condition>
<condition field="${sip_h_X-Pbx-Device}" expression="^([a-z0-9]+)$" break="never">
<action application="set_user" data="$1@${sip_h_X-Pbx-Domain}" inline="true"/>
<action application="set" data="pbx_direction=internal" inline="true"/>
<anti-action application="set" data="pbx_direction=inbound" inline="true"/>
</condition>
</extension>
<extension name="plan">
<condition>
<action application="lua" data="pbx-call.lua"/>
<action application="lua" data="pbx-rating.lua"/>
</condition>
</extension>
]]
