package org.dauys.account.web;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.dauys.account.Accounts;
import org.dauys.account.Enrolment;
import org.dauys.account.Limits;
import org.dauys.account.MemberSessions;
import org.dauys.account.MemberSignIn;
import org.dauys.account.OneTimeCodes;
import org.dauys.account.Pepper;
import org.dauys.account.SigningKeys;
import org.dauys.account.StaffKeys;
import org.dauys.account.StaffSessions;
import org.dauys.account.StaffSignIn;
import org.dauys.account.VoterDirectory;
import org.dauys.platform.MasterKey;

/** Joins the rules of accounts to what keeps and sends for them. */
class Beans {
    @Produces
    @Singleton
    Pepper pepper(MasterKey master) {
        return new Pepper(master.derive("account/pepper", new byte[0], 32));
    }

    @Produces
    @Singleton
    SigningKeys signingKeys(StaffKeys keys) {
        return new SigningKeys(keys);
    }

    @Produces
    @Singleton
    StaffSignIn staffSignIn(
            Accounts accounts, StaffSessions sessions, Limits limits, Pepper pepper, SecureRandom random) {
        return new StaffSignIn(accounts, sessions, limits, pepper, random);
    }

    @Produces
    @Singleton
    Enrolment enrolment(Accounts accounts, StaffSessions sessions, Limits limits, Pepper pepper, SecureRandom random) {
        return new Enrolment(accounts, sessions, limits, pepper, random);
    }

    @Produces
    @Singleton
    MemberSignIn memberSignIn(
            VoterDirectory rolls,
            OneTimeCodes codes,
            MemberSessions sessions,
            Limits limits,
            AccountMail mail,
            Pepper pepper,
            SecureRandom random) {
        return new MemberSignIn(rolls, codes, sessions, limits, mail::code, pepper, random);
    }
}
