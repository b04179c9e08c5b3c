"""The project's wiring: settings, addresses, database, servers. No word of the domain is spoken here.

    manage.py up ─ tracker.up ─┬─ PostgreSQL    tracker.embedded, unless DATABASE_URL names a server
                               ├─ web server    granian, tracker.wsgi ─ tracker.urls ─ claims.urls
                               └─ job worker    procrastinate, its queue in the same PostgreSQL

Each of the three also runs alone, on a machine of its own: see docs/deploy.md. What a worker was at when it died, the
others take over (tracker.tasks).
"""
