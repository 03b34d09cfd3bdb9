namespace Doingoai.Portal.Platform.Identity;

/// <summary>Ready-made people to try the portal with. Only honoured when nothing but this machine can reach it.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    public bool People { get; set; }

    /// <summary>For all of them; made up if absent and written to the ready file.</summary>
    public string? Password { get; set; }
}
