using Doingoai.Portal.Site.Feedback;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Tests.Site.Feedback;

/// <summary>A room on each database for a whole test class, given out empty and two days later each time. Tests of limits open their own.</summary>
public sealed class FeedbackRooms : IAsyncDisposable
{
    private readonly Dictionary<string, FeedbackRoom> _rooms = [];

    internal async Task<FeedbackRoom> OnAsync(string provider)
    {
        if (!_rooms.TryGetValue(provider, out var room))
            _rooms[provider] = room = await FeedbackRoom.OpenAsync(provider, ("Feedback:MessagesPerNetwork", "1000"), ("Feedback:PostsPerMinute", "1000"));
        room.Wait(TimeSpan.FromDays(2));
        await room.ReadAsync(db => db.Feedback.ExecuteDeleteAsync(FeedbackRoom.Cancel));
        return room;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var room in _rooms.Values) await room.DisposeAsync();
    }
}
