namespace Doingoai.Portal.Tests.Site.Themes;

/// <summary>One room for tests that put back what they spoil.</summary>
public sealed class ThemeRooms : IAsyncDisposable
{
    private ThemeRoom? _room;

    internal async Task<ThemeRoom> SharedAsync() => _room ??= await ThemeRoom.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (_room is { } room) await room.DisposeAsync();
    }
}
