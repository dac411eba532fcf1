Scheduled work runs once and exclusively across hosts, by `bin/portal-jobs` or inside a single Zope process, with a page for administrators.
