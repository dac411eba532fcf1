Requirements for equipment have dated versions; each point checks its workstations against the version in force and is told when a new one asks for more.
