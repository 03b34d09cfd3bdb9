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

    /// <summary>Largest screenshot accepted, bytes.</summary>
    public const int MaxScreenshotBytes = 8 * 1024 * 1024;
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
