using System.Reflection;

namespace Doingoai.Player.Time;

/// <summary>The machine and the program as this start finds them.</summary>
/// <param name="BootId">Stays the same until the machine boots again.</param>
internal sealed record Machine(string BootId, string Player)
{
    /// <summary>Before this version existed it cannot be.</summary>
    public static readonly long BuildFloorMs = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public static Machine Current()
    {
        var version = typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        return new(Time.BootId.Read(), version.Length > 64 ? version[..64] : version);
    }
}
