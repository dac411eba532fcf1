Monitors read detailed health and Prometheus metrics by token; each request has an identifier, and logs can be lines of JSON.
