package org.dauys.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.transcript.Hash;

/** The accounts of staff. */
public interface Accounts {
    Optional<Account> find(StaffId id);

    Optional<Account> find(EmailAddress email);

    /** The person's name; a dash for nobody. */
    default String name(StaffId id) {
        return find(id).map(account -> account.staff().name()).orElse("—");
    }

    /** Everybody, by name. */
    List<Staff> all();

    boolean isEmpty();

    /** Adds an invited person. False, and nothing is done, if the address has an account. */
    boolean add(Staff staff);

    /** Adds the first account of all, and ends the links to do so. False, and nothing is done, if there is one already. */
    boolean addFirst(Staff staff);

    void setPassword(StaffId id, PasswordHash password);

    void setTotp(StaffId id, Totp totp);

    /** Ends set-up: the account is active, its invitations are used up, and {@code step} is its last time step. */
    void activate(StaffId id, long step);

    /** Shuts an account out, and its sessions with it; or lets it in again. False if it never came so far. */
    boolean setDisabled(StaffId id, boolean disabled);

    /** Uses up a time step: false if it or a later one was used already, on whichever node. */
    boolean takeStep(StaffId id, long step);

    /** Replaces the recovery codes. */
    void setRecoveryCodes(StaffId id, List<Hash> codes);

    /** Uses up a recovery code: false if the person has no such code (any more). */
    boolean takeRecoveryCode(StaffId id, Hash code);

    int recoveryCodesLeft(StaffId id);

    /** Keeps a link for the person, until then; older ones of hers end. */
    void invite(StaffId id, Hash token, Instant until);

    /** Keeps a link to make the first account, until then. */
    void inviteFirst(Hash token, Instant until);

    /** Whom a link that is still good invites. */
    Optional<Staff> invited(Hash token, Instant now);

    /** Whether a link to make the first account is still good. */
    boolean isFirst(Hash token, Instant now);
}
