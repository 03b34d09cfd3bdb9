using Doingoai.Portal.Platform.Persistence;

namespace Doingoai.Portal.Tests.Content;

/// <summary>A portal on either database, each with a clock of its own that stands. One pair per test class.</summary>
public sealed class ContentRooms : IAsyncLifetime
{
    private readonly Dictionary<string, ContentRoom> _rooms = [];

    public static TheoryData<string> Both => [nameof(DatabaseProvider.Sqlite), nameof(DatabaseProvider.PostgreSql)];

    internal async Task<ContentRoom> OnAsync(string provider)
    {
        if (!_rooms.TryGetValue(provider, out var room)) _rooms[provider] = room = await ContentRoom.OpenAsync(provider);
        return room;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var room in _rooms.Values) await room.DisposeAsync();
    }
}
