The portal starts on a bare machine with `make start` and tests itself with `make test`.
