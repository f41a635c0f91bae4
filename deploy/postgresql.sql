-- Run as the database's administrator: runuser -u postgres -- psql -f /opt/jalin/deploy/postgresql.sql
-- No password: on the same machine PostgreSQL recognises the system user `jalin` by itself (peer authentication).
\set ON_ERROR_STOP on
CREATE ROLE jalin LOGIN;
CREATE DATABASE jalin OWNER jalin ENCODING 'UTF8' TEMPLATE template0 LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8';
-- where the monthly drill restores a backup; the office never uses it
CREATE DATABASE jalin_drill OWNER jalin ENCODING 'UTF8' TEMPLATE template0 LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8';
REVOKE CONNECT ON DATABASE jalin, jalin_drill FROM PUBLIC;
