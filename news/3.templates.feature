Forms with the text editor, and folder contents, run under a policy without `unsafe-eval`.
