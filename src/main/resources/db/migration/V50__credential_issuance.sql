-- Codes that were made and don't stand in the public record yet; at most one such set an election. Public keys only, in their own order.
create table credential_issuance (
    election uuid primary key references election on delete cascade,
    id uuid not null unique,
    begun_by uuid not null,
    begun_at timestamptz not null,
    members bigint not null,
    members_root bytea not null,
    made integer not null,
    document bytea,
    finished boolean generated always as (document is not null) stored
);
-- letters are handed out by organisation
create index roll_line_by_organisation on roll_line (election, organisation collate "kk-x-icu", name collate "kk-x-icu", id);
