"""For those who run the portal: is it well, what does it do, what happened in one request."""
