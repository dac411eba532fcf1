Rooms and experts' workspaces are assessed against the numbers and conditions of the space guidelines; the coordinator sees all of them at a glance.
