-- The roll of an election: who may take part. A row here is locked while its lines change, freeze or thaw.
create table roll (
    election uuid primary key references election on delete cascade,
    frozen_at timestamptz,
    style text,
    weight text,
    members_root bytea,
    check (num_nulls(frozen_at, style, weight, members_root) in (0, 4))
);

create table roll_line (
    id uuid primary key default gen_random_uuid(),
    election uuid not null references roll on delete cascade,
    card text not null,
    card_folded text not null,
    name text not null,
    name_folded text not null,
    email text not null,
    phone text not null,
    language text not null check (language in ('kk', 'ru', 'en')),
    organisation text not null,
    unique (election, card_folded)
);
-- the Kazakh alphabet: Әлия after Азат, not after Яна
create index roll_line_by_name on roll_line (election, name collate "kk-x-icu", id);
create index roll_line_by_part_of_name on roll_line using gin (name_folded gin_trgm_ops);

-- What the record commits to for each line of a frozen roll; the salt is sealed.
create table roll_digest (
    line uuid primary key references roll_line on delete cascade,
    election uuid not null references roll on delete cascade,
    digest bytea not null,
    salt bytea not null,
    unique (election, digest)
);

-- A file that was read and checked but is not the roll yet; at most one an election.
create table roll_import (
    id uuid primary key default gen_random_uuid(),
    election uuid not null unique references roll on delete cascade,
    file_name text not null,
    made_at timestamptz not null,
    rows integer not null
);

create table roll_import_line (
    import uuid not null references roll_import on delete cascade,
    line integer not null,
    card text not null,
    card_folded text not null,
    name text not null,
    name_folded text not null,
    email text not null,
    phone text not null,
    language text not null,
    organisation text not null,
    primary key (import, line)
);

create table roll_import_finding (
    import uuid not null references roll_import on delete cascade,
    line integer not null,
    kind text not null,
    value text not null,
    other integer not null
);
create index roll_import_finding_by_line on roll_import_finding (import, line);
