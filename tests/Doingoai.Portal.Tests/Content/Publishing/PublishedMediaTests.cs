using System.Security.Claims;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Media;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Content.Publishing;

[StartsPortal]
public sealed class PublishedMediaTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    private static readonly string Sha256 = new('b', 64);

    [Fact]
    public async Task A_picture_is_everyones_while_a_live_page_names_it()
    {
        var room = await rooms.OnAsync("Sqlite");
        var text = ContentRoom.Text(room.Title(), $"<p>x<img src=\"/media/{Sha256}/page\"></p>");
        var item = await room.Writer.CreateAsync("article", Guid.Empty, new(0, ContentRoom.Section, new Dictionary<string, VariantDraft> { ["vi"] = text }), room.Author, ContentRoom.Cancel);
        Assert.Equal(MediaAudience.Nobody, await SeesAsync(room));

        await room.PublishAsync(item, "vi", Channel.Screens);
        Assert.Equal(MediaAudience.Nobody, await SeesAsync(room));
        await room.PublishAsync(item, "vi", from: 30, until: 60);
        Assert.Equal(MediaAudience.Nobody, await SeesAsync(room));
        room.Wait(30);
        Assert.Equal(MediaAudience.Everyone, await SeesAsync(room));
        room.Wait(30);
        Assert.Equal(MediaAudience.Nobody, await SeesAsync(room));
    }

    private static async Task<MediaAudience> SeesAsync(ContentRoom room) =>
        await room.Portal.Services.GetRequiredService<PublishedMedia>().OfAsync(Sha256, new ClaimsPrincipal(), ContentRoom.Cancel);
}
