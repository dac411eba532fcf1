Mail was written into an outbox and sent after the commit, as text and HTML; refused and returned messages are shown with their reason, and their recipients are told that mail does not reach them.
