-- Staff: committee members, registrars, key holders, administrators of the installation.
create table staff (
  id uuid primary key,
  email text not null unique,
  name text not null,
  language text not null check (language in ('kk', 'ru', 'en')),
  admin boolean not null,
  state text not null check (state in ('INVITED', 'ACTIVE', 'DISABLED')),
  password_hash text,                    -- Argon2id with its salt and costs
  totp_sealed bytea,                     -- sealed under the installation's key
  totp_step bigint not null default 0    -- the last time step whose code was taken
);

-- A link by e-mail, or (without staff) the link on the console that makes the first account.
create table staff_invitation (
  token_hash bytea primary key,
  staff uuid references staff on delete cascade,
  until timestamptz not null
);

create table staff_recovery_code (
  staff uuid not null references staff on delete cascade,
  code_hash bytea not null,
  primary key (staff, code_hash)
);

create table staff_session (
  token_hash bytea primary key,
  staff uuid not null references staff on delete cascade,
  stage text not null check (stage in ('SETUP', 'SECOND_FACTOR', 'FULL')),
  device text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null
);
create index staff_session_of_staff on staff_session (staff);

-- The public half of each person's signing key; earlier ones stay, because elections name them.
create table staff_key (
  public_key bytea primary key,          -- 33 bytes, compressed
  staff uuid not null references staff,
  registered_at timestamptz not null,
  replaced_at timestamptz
);
create unique index staff_key_in_use on staff_key (staff) where replaced_at is null;

-- Unlogged: what members do leaves no trace in the write-ahead log, its archive or a physical backup. A crash of the
-- database empties these tables; members then sign in again.
create unlogged table one_time_code (
  token_hash bytea primary key,          -- of the token that the browser holds
  election uuid not null,
  line uuid not null,                    -- of the roll; a made-up one for strangers
  code_hash bytea not null,
  tries int not null default 0,
  until timestamptz not null
);
create index one_time_code_of_line on one_time_code (line);

create unlogged table member_session (
  token_hash bytea primary key,
  election uuid not null,
  line uuid not null,
  until timestamptz not null
);

-- Tries of everybody, by keyed hash of what is limited; free_at is when a full allowance is back.
create unlogged table attempt (
  key bytea primary key,
  free_at timestamptz not null
);
