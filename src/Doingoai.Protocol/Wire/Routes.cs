namespace Doingoai.Protocol.Wire;

/// <summary>Portal addresses used by players, and names of the links in token audiences.</summary>
public static class Routes
{
    public const string Nonce = "/device/v1/nonce";
    public const string Exchange = "/device/v1/exchange";
    public const string Hub = "/hubs/device";
    public const string MqttWebSocket = "/mqtt";

    /// <summary>POST: announce a key and its code. Then <see cref="EnrolmentReveal"/>, then poll <see cref="EnrolmentStatus"/>.</summary>
    public const string Enrolments = "/device/v1/enrolments";

    /// <summary>POST: enrol with a start packet, at once.</summary>
    public const string Start = "/device/v1/start";

    /// <summary>POST the nonce that the announcement committed to.</summary>
    public static string EnrolmentReveal(Guid enrolment) => $"{Enrolments}/{enrolment:N}/reveal";

    /// <summary>GET: pending, refused, or the device's identity.</summary>
    public static string EnrolmentStatus(Guid enrolment) => $"{Enrolments}/{enrolment:N}";

    /// <summary>GET with ranges: media of the caller's manifests, by SHA-256 in lower-case hex.</summary>
    public static string Media(string sha256) => $"/device/v1/media/{sha256}";

    /// <summary>GET: a signed manifest too large for a message.</summary>
    public static string Manifest(Guid screen, long version) => $"/device/v1/manifests/{screen:N}/{version}";

    /// <summary>PUT: the picture a screenshot command asked for (PNG or JPEG, at most <see cref="MaxScreenshotBytes"/>).</summary>
    public static string Screenshot(Guid command) => $"/device/v1/screenshots/{command:N}";

    /// <summary>PUT: the last lines of the log a command asked for (UTF-8 text, at most <see cref="MaxLogBytes"/>).</summary>
    public static string Logs(Guid command) => $"/device/v1/logs/{command:N}";

    /// <summary>Largest log accepted, bytes.</summary>
    public const int MaxLogBytes = 256 * 1024;

    /// <summary>Largest screenshot accepted, bytes.</summary>
    public const int MaxScreenshotBytes = 8 * 1024 * 1024;

    /// <summary>PUT: the picture a verdict about a screen was given on (PNG, at most <see cref="MaxFrameBytes"/>).</summary>
    public static string Frame(Guid screen, FrameSeen seen) =>
        $"/device/v1/frames/{screen:N}?verdict={seen.Verdict}&manifest={seen.Manifest}&at={seen.AtMs}"
        + (seen.Entry is null ? "" : $"&entry={Uri.EscapeDataString(seen.Entry)}");

    /// <summary>Largest picture of a verdict, bytes.</summary>
    public const int MaxFrameBytes = 1536 * 1024;
}

/// <summary>The three links, in order of preference; also the tail of a token's audience.</summary>
public static class LinkNames
{
    public const string Mqtt = "mqtt";
    public const string SignalR = "signalr";
    public const string Polling = "polling";

    /// <summary>For plain HTTP by the device: media, large manifests, screenshots.</summary>
    public const string Http = "http";
}
