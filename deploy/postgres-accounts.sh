#!/bin/sh
# Runs once, in an empty PostgreSQL: one account and database each, so that neither reads the other.
set -eu
psql -v ON_ERROR_STOP=1 --username postgres \
  -v app="$QINGFENG_DB_PASSWORD" -v engine="$TEMPORAL_DB_PASSWORD" <<'SQL'
create role qingfeng login password :'app';
create role temporal login password :'engine';
create database qingfeng owner qingfeng;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke connect on database qingfeng, temporal, temporal_visibility from public;
SQL
