package org.dauys.account.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.dauys.account.Staff;
import org.dauys.account.StaffSession;
import org.dauys.account.Task;
import org.dauys.account.VoterDirectory.Place;
import org.dauys.platform.Form;
import org.dauys.platform.QrPicture;

/** The pages of accounts (templates/account). */
@CheckedTemplate(basePath = "account")
class Pages {
    private Pages() {}

    static native TemplateInstance signIn(Form form);

    static native TemplateInstance secondFactor(Form form);

    static native TemplateInstance recoverySignIn(Form form);

    static native TemplateInstance first(Form form);

    static native TemplateInstance invite(boolean dead);

    static native TemplateInstance password(Form form, Staff staff);

    static native TemplateInstance app(Form form, QrPicture qr, String secret, String address);

    static native TemplateInstance recovery(int left, List<String> codes);

    static native TemplateInstance home(Staff staff, List<Task> tasks);

    static native TemplateInstance sessions(StaffSession current, List<StaffSession> others);

    static native TemplateInstance accounts(Form form, List<Staff> all, Staff reader);

    static native TemplateInstance invited(Staff staff);

    static native TemplateInstance key(Staff staff, String publicKey, String fingerprint, String proofContext);

    static native TemplateInstance card(Form form, Place place, String title, String to);

    static native TemplateInstance code(Form form, Place place, String title, String to);
}
