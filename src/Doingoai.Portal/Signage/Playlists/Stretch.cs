using System.Runtime.InteropServices;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>[From, To).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stretch(DateTimeOffset From, DateTimeOffset To)
{
    public bool Touches(DateTimeOffset from, DateTimeOffset to) => From < to && To > from;
}
