using System.Text.Json;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Recipes;
using Doingoai.Portal.Platform.Recipes;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Content.Recipes;

[StartsPortal]
public sealed class ContentStepTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Running_it_again_changes_nothing(string provider)
    {
        var room = await rooms.OnAsync(provider);
        await RunAsync(room, "mot", "Bài một");
        var before = await CountAsync(room, "mot");
        await RunAsync(room, "mot", "Bài một");
        Assert.Equal((1, 2), before);
        Assert.Equal(before, await CountAsync(room, "mot"));
        Assert.NotNull(await room.Live.FindAsync(Channel.Screens, "vi", RecipeItemId.Of("mot"), room.Now, ContentRoom.Cancel));
    }

    [Fact]
    public async Task What_the_recipe_says_anew_is_published_anew()
    {
        var room = await rooms.OnAsync("Sqlite");
        await RunAsync(room, "hai", "Bài hai");
        room.Wait(1);
        await RunAsync(room, "hai", "Bài hai, sửa");
        Assert.Equal("Bài hai, sửa", (await room.Live.FindAsync(Channel.Portal, "vi", RecipeItemId.Of("hai"), room.Now, ContentRoom.Cancel))!.Title);
    }

    [Fact]
    public async Task What_a_person_changed_is_left_alone()
    {
        var room = await rooms.OnAsync("Sqlite");
        await RunAsync(room, "ba", "Bài ba");
        var text = new Dictionary<string, VariantDraft> { ["vi"] = ContentRoom.Text("Bài ba của biên tập viên") };
        await room.Writer.SaveAsync(RecipeItemId.Of("ba"), new(1, null, text), room.Author, ContentRoom.Cancel);
        await RunAsync(room, "ba", "Bài ba theo mẫu mới");
        Assert.Equal((2, 2), await CountAsync(room, "ba"));
    }

    [Fact]
    public async Task What_was_recalled_stays_recalled()
    {
        var room = await rooms.OnAsync("Sqlite");
        await RunAsync(room, "bon", "Bài bốn");
        room.Wait(1);
        await room.RecallAsync(new(RecipeItemId.Of("bon"), 1, new Dictionary<string, string>()));
        await RunAsync(room, "bon", "Bài bốn");
        Assert.Empty(await room.Live.AllLanguagesAsync(Channel.Portal, RecipeItemId.Of("bon"), room.Now, ContentRoom.Cancel));
    }

    [Fact] public void Author_and_publisher_of_a_recipe_are_two_persons() => Assert.NotEqual(RecipePeople.Author.Id, RecipePeople.Publisher.Id);

    private static async Task RunAsync(ContentRoom room, string key, string title)
    {
        using var step = JsonDocument.Parse($$"""
            { "step": "content", "items": [ { "key": "{{key}}", "type": "article", "riskClass": "evergreen", "shared": { "section": "chinh-sach" },
              "variants": { "vi": { "fields": { "title": "{{title}}", "body": "<p>Nội dung</p>" } } }, "publish": ["portal", "screens"] } ] }
            """);
        var content = room.Portal.Services.GetServices<IRecipeStep>().OfType<ILaterRecipeStep>().Single(one => one.Key == "content");
        await content.RunAsync(step.RootElement, room.Portal.Folder, ContentRoom.Cancel);
        await content.RunLaterAsync(step.RootElement, room.Portal.Folder, ContentRoom.Cancel);
    }

    private static Task<(int Versions, int Publications)> CountAsync(ContentRoom room, string key)
    {
        var id = RecipeItemId.Of(key);
        return room.ReadAsync(async db => (await db.Versions.CountAsync(row => row.ItemId == id), await db.Publications.CountAsync(row => row.ItemId == id)));
    }
}
