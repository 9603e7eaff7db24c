export const HELP = `Usage: ./livery <command> [options]

  up      set up and start everything, then print addresses and log-ins
            --detach          leave it running in the background
            --port-base N     first of the ports used (7400)
            --data-dir D      where everything is kept (.livery)
            --no-demo         without the demo data
            --host ADDRESS    where the web app and SIP listen (127.0.0.1)
  down    stop everything \`up\` started
  status  what runs
  stop    stop one part                          PART
  start   start a part that was stopped          PART
  logs    show a part's log                      [PART]
  call    let one demo phone call another        [FROM TO]
            for these six: --data-dir D
  doctor  what is present, what is wrong and how to mend it
  rollups compare the figures with the calls,    check|rebuild [--tenant ID] [--data-dir D]
          or count them anew
  test    run every check                        [--only NAME]
  bench   measure                                call-log|ingest|propagation|render [--json] …
  help    this text`;
