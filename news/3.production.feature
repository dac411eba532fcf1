`make start PROFILE=production` runs the portal on PostgreSQL (RelStorage, blobs included) with several
processes behind nginx; a process that ends answers what it has accepted. `make upgrade` brings an
existing site to a new version in one transaction, also beside the running old one.
