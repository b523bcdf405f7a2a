package org.dauys.account.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dauys.account.StaffSignIn.Visitor;

/** Where a request comes from, as far as limits and lists of sessions need it. */
@RequestScoped
class Caller {
    private static final Map<String, String> BROWSERS = inOrder(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "YaBrowser",
            "Yandex Browser",
            "SamsungBrowser",
            "Samsung Internet",
            "Firefox",
            "Firefox",
            "Chrom",
            "Chrome",
            "Safari",
            "Safari");
    private static final Map<String, String> SYSTEMS = inOrder(
            "Android", "Android", "iPhone", "iPhone", "iPad", "iPad", "Windows", "Windows", "Mac OS", "macOS", "Linux",
            "Linux");

    private final HttpServerRequest request;

    @Inject
    Caller(HttpServerRequest request) {
        this.request = request;
    }

    Visitor visitor() {
        return new Visitor(address(), device());
    }

    /** The address; of one of IPv6 the half that a household or an office gets as a whole. */
    String address() {
        var host = request.remoteAddress().hostAddress();
        try {
            var address = InetAddress.getByName(host);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                    : host;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address that is none", impossible);
        }
    }

    /** Browser and system in two words of ours, never what the browser wrote. */
    private String device() {
        var agent = request.getHeader("User-Agent");
        return agent == null ? "?" : first(BROWSERS, agent) + ", " + first(SYSTEMS, agent);
    }

    private static String first(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("?");
    }

    private static Map<String, String> inOrder(String... signsAndNames) {
        var names = new LinkedHashMap<String, String>();
        for (int i = 0; i < signsAndNames.length; i += 2) {
            names.put(signsAndNames[i], signsAndNames[i + 1]);
        }
        return names;
    }
}
