namespace Doingoai.Protocol.Wire;

/// <summary>What a device says.</summary>
public static class UpTypes
{
    public const string Hello = "hello";
    public const string Heartbeat = "heartbeat";
    public const string Readings = "readings";
    public const string Journal = "journal";
    public const string Delivery = "delivery";
    public const string Result = "result";

    /// <summary>All of them; anything else is refused.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string> { Hello, Heartbeat, Readings, Journal, Delivery, Result };
}

/// <summary>What the portal says.</summary>
public static class DownTypes
{
    public const string Welcome = "welcome";
    public const string Manifest = "manifest";
    public const string Recall = "recall";
    public const string Command = "command";
    public const string JournalAck = "journalAck";
    public const string Roster = "roster";
    public const string Revoked = "revoked";
    public const string Peers = "peers";

    /// <summary>All of them; anything else is dropped by the player.</summary>
    public static IReadOnlySet<string> All { get; } =
        new HashSet<string> { Welcome, Manifest, Recall, Command, JournalAck, Roster, Revoked, Peers };
}
