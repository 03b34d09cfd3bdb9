namespace Doingoai.Portal.Platform.Startup;

/// <summary>About this process.</summary>
internal sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>Written once the portal listens: addresses and what modules add, as JSON.</summary>
    public string? ReadyFile { get; set; }

    /// <summary>
    /// Owner name in lease rows. Stable across restarts, so that a crashed node takes its own leases back at once; two nodes
    /// on one machine need two names.
    /// </summary>
    public string Node { get; set; } = Environment.MachineName;
}
