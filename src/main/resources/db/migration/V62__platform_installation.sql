-- Whose database this is: one row, made at the first start. The value is derived from the installation's master key and tells
-- nothing about it, so everybody may read it, also who only keeps another installation's checkpoints here.
create table dauys_installation (
    only_one boolean primary key default true check (only_one),
    key_check bytea not null check (octet_length(key_check) = 32)
);
grant select on dauys_installation to public;
