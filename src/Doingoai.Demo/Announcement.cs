namespace Doingoai.Demo;

/// <summary>The block a person reads when the demo is up.</summary>
internal static class Announcement
{
    public static string Of(DemoNetwork network, IReadOnlyList<DemoScreens> screens) => $"""

          Portal   {network.Address}vi   {network.Address}en   {network.Address}zh
          Admin    {network.Address}admin
          Board    {network.Address}board

          Sign in  author, publisher, operator, technician, technician2, leader or administrator; password {network.Password}

        {string.Join('\n', screens.Select(Line))}

          The demo keeps its root key on this machine; a real portal moves it off. Ctrl-C stops everything.
        """;

    private static string Line(DemoScreens screen) =>
        $"  Screen   {screen.LocalAddress}   {screen.Cluster}: {screen.Device}{(screen.HasBrowser ? "" : " (no browser found: open the address in any)")}";
}
