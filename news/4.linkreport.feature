Each organisation sees dead links, pictures without alternative text, missing annexes and figures in its texts.
