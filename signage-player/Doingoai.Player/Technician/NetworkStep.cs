namespace Doingoai.Player.Technician;

/// <summary>One step of the network test and what came of it.</summary>
/// <param name="Target">What was asked: a name, an address with its port.</param>
/// <param name="Ms">How long it took.</param>
/// <param name="Detail">What was found: addresses, whose certificate and until when, a difference in ms.</param>
internal sealed record NetworkStep(NetworkQuestion Question, string Target, NetworkOutcome Outcome, long? Ms = null, string? Detail = null);

internal enum NetworkQuestion
{
    /// <summary>Does the portal's name lead to an address?</summary>
    Name,

    /// <summary>Does the portal's port take connections?</summary>
    Port,

    /// <summary>Is its certificate good?</summary>
    Certificate,

    /// <summary>Does the portal answer, and is it the one this device belongs to?</summary>
    Portal,

    /// <summary>Does the broker's port take connections?</summary>
    Broker,

    /// <summary>How far are the clocks apart?</summary>
    Clock,
}

internal enum NetworkOutcome
{
    Running,
    Good,

    /// <summary>There is nothing to test: an address instead of a name, no encryption on this machine itself.</summary>
    NotNeeded,

    /// <summary>A step before it failed.</summary>
    NotTried,
    NoSuchName,
    Refused,
    Unreachable,
    TimedOut,
    BadCertificate,

    /// <summary>It answers, but as another portal or no portal at all.</summary>
    NotThePortal,

    /// <summary>It answers that something is wrong with itself.</summary>
    PortalFails,

    /// <summary>The machine's clock is far from the portal's; playing goes by the portal's all the same.</summary>
    ClockOff,
    Failed,
}
