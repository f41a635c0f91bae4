"""What every answer of the web server carries: language, headers, error pages, health."""
