package org.tidende.ingest.discovery;

import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * Feeds of sites on platforms that say where they are: YouTube, Reddit, Medium, Substack, Tumblr, Blogger, WordPress.com, GitHub,
 * Bluesky, and Mastodon wherever it runs. From the address alone.
 */
final class PlatformFeeds {
    private PlatformFeeds() {}

    /** Where feeds are by the rules of the address's platform; empty where it is on none. */
    static List<Candidate> of(HttpUrl url) {
        List<String> path = new ArrayList<>(url.pathSegments());
        path.removeIf(String::isEmpty);
        String host = url.host();
        String domain = url.topPrivateDomain() == null ? host : url.topPrivateDomain();
        String first = path.isEmpty() ? "" : path.getFirst();
        List<String> found = new ArrayList<>();
        if (domain.equals("youtube.com")) {
            youTube(url, path, found);
        } else if (domain.equals("reddit.com")) {
            found.add(at(url, String.join("/", path) + (path.isEmpty() ? ".rss" : "/.rss")));
        } else if (domain.equals("medium.com")) {
            if (host.equals("medium.com") || host.equals("www.medium.com")) {
                addIf(!path.isEmpty(), "https://medium.com/feed/" + first, found);
            } else {
                found.add(at(url, "feed"));
            }
        } else if (host.endsWith(".substack.com")) {
            found.add(at(url, "feed"));
        } else if (host.endsWith(".tumblr.com")) {
            found.add(at(url, "rss"));
        } else if (host.contains(".blogspot.")) {
            found.add(at(url, "feeds/posts/default"));
        } else if (host.endsWith(".wordpress.com")) {
            found.add(at(url, "feed/"));
        } else if (host.equals("github.com")) {
            addIf(
                    path.size() >= 2,
                    path.size() < 2 ? "" : at(url, path.get(0) + "/" + path.get(1) + "/releases.atom"),
                    found);
        } else if (host.equals("bsky.app")) {
            addIf(path.size() == 2 && first.equals("profile"), at(url, String.join("/", path) + "/rss"), found);
        } else if (path.size() == 1 && first.startsWith("@") && first.length() > 1) {
            found.add(at(url, first + ".rss"));
        }
        return found.stream()
                .map(address -> Candidate.of(address, Candidate.Source.PLATFORM))
                .toList();
    }

    private static void youTube(HttpUrl url, List<String> path, List<String> found) {
        String list = url.queryParameter("list");
        String feeds = "https://www.youtube.com/feeds/videos.xml?";
        addIf(path.size() > 1 && path.getFirst().equals("channel"), feeds + "channel_id=" + last(path), found);
        addIf(path.size() > 1 && path.getFirst().equals("user"), feeds + "user=" + last(path), found);
        addIf(list != null, feeds + "playlist_id=" + list, found);
    }

    private static String last(List<String> path) {
        return path.size() > 1 ? path.get(1) : "";
    }

    private static String at(HttpUrl url, String path) {
        return Domains.at(url, "/" + path);
    }

    private static void addIf(boolean condition, String address, List<String> found) {
        if (condition) {
            found.add(address);
        }
    }
}
