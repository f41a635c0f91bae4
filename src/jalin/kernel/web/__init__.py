"""What every answer of the web server carries: language, headers, error pages, health; and calendars to subscribe to (`calendars`:
`named_calendar`, `published`, `digest_of`)."""
