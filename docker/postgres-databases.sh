#!/bin/sh
# Runs once, when PostgreSQL starts on an empty volume: a database for each service and its owner, who alone may connect.
set -eu
for store in account event booking ticket notification; do
    variable="$(echo "$store" | tr '[:lower:]' '[:upper:]')_DATABASE_PASSWORD"
    password="$(printenv "$variable")" || { echo "$variable is not set" >&2; exit 1; }
    psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" -v store="$store" -v password="$password" <<'SQL'
CREATE ROLE :"store" LOGIN PASSWORD :'password';
CREATE DATABASE :"store" OWNER :"store";
REVOKE ALL ON DATABASE :"store" FROM PUBLIC;
SQL
done
