package org.dauys.home.web;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.dauys.platform.Language;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@NeedsBrowser
class HomeTest {
    @TestHTTPResource("/")
    URI home;

    @ParameterizedTest
    @EnumSource
    void is_whole_on_a_phone_and_on_a_desk(Language language, Browsers browsers) {
        for (var visitor : List.of(browsers.phone(language), browsers.desktop(language))) {
            visitor.open(home);
            visitor.look("home");
        }
    }
}
