"""The field's standards as pure code: dates, selectors, names, kinds, statuses, roles. No database, no request."""
