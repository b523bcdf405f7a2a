-- Who confirms the letters, kept before the public record is asked: its answer may get lost.
alter table credential_issuance
    add column confirmed_by uuid,
    add column confirmed_at timestamptz,
    add check ((confirmed_by is null) = (confirmed_at is null)),
    add check (confirmed_by <> begun_by);
