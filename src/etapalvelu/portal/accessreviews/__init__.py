"""Once a year an organisation's manager confirms who may do what there; the coordinator sees that.

Act 906/2019, section 16: access rights follow the tasks and are kept up to date.
"""
