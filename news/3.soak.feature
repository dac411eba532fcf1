`make soak` killed Zope, PostgreSQL, mail server and worker under load and counted what was left; `make bench-load` measured people at work.
