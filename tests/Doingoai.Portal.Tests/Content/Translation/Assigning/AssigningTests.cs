using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Translation.Assigning;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Time;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Person = Doingoai.Portal.Platform.Identity.Person;

namespace Doingoai.Portal.Tests.Content.Translation.Assigning;

[StartsPortal]
public sealed class AssigningTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Many_translations_are_given_in_one_act_and_written_to_the_audit(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var (one, two) = (await room.ArticleAsync("vi"), await room.ArticleAsync("vi", "en"));
        await AssignAsync(room, room.Author, Today(room).AddDays(3), room.Publisher, (one, "en"), (one, "zh"), (two, "zh"));

        var mine = await MineAsync(room, room.Author);
        Assert.Equal(3, mine.Count(line => line.Item == one.Item || line.Item == two.Item));
        Assert.All(mine.Where(line => line.Item == one.Item), line => Assert.Equal((false, "vi", room.Publisher.Name), (line.IsWritten, line.Source, line.By)));
        var id = (await room.ReadAsync(db => db.Assignments.Where(row => row.ItemId == two.Item).Select(row => row.Id).SingleAsync())).ToString("N");
        var trail = await room.ReadAsync(db => db.AuditEntries.Where(entry => entry.EntityId == id).ToListAsync());
        Assert.Equal((room.Publisher.Id, "translation.assign"), (Assert.Single(trail).ActorId, trail[0].Verb));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Given_to_somebody_else_the_first_assignment_ends_and_given_again_it_only_changes(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        await AssignAsync(room, room.Author, null, room.Publisher, (item, "en"));
        await AssignAsync(room, room.Author, Today(room), room.Publisher, (item, "en"));
        await AssignAsync(room, room.Publisher, null, room.Author, (item, "en"));

        var rows = await room.ReadAsync(db => db.Assignments.Where(row => row.ItemId == item.Item).OrderBy(row => row.EndedAt == null).ToListAsync());
        Assert.Equal([AssignmentOutcome.Replaced, null], rows.Select(row => row.Outcome));
        Assert.Equal(Today(room), rows[0].Due);
        Assert.DoesNotContain(await MineAsync(room, room.Author), line => line.Item == item.Item);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task The_translator_says_that_it_is_done_and_a_stranger_says_nothing(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        await AssignAsync(room, room.Author, null, room.Publisher, (item, "en"));
        var id = (await MineAsync(room, room.Author)).Single(line => line.Item == item.Item).Id;

        await using var scope = room.Portal.Services.CreateAsyncScope();
        var end = scope.ServiceProvider.GetRequiredService<EndAssignment>();
        var stranger = await room.Portal.PersonAsync("technician");
        Assert.Equal("content.not-allowed", (await Assert.ThrowsAsync<RuleException>(() => end.RunAsync(id, AssignmentOutcome.Done, stranger, ContentRoom.Cancel))).Code);
        Assert.True(await end.RunAsync(id, AssignmentOutcome.Done, room.Author, ContentRoom.Cancel));
        Assert.False(await end.RunAsync(Guid.NewGuid(), AssignmentOutcome.Done, room.Author, ContentRoom.Cancel));
        Assert.Equal(AssignmentOutcome.Done, await room.ReadAsync(db => db.Assignments.Where(row => row.Id == id).Select(row => row.Outcome).SingleAsync()));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task What_cannot_be_assigned_is_refused_whole(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        var technician = await room.Portal.PersonAsync("technician");
        await RefusedAsync("assignment.is-source", AssignAsync(room, room.Author, null, room.Publisher, (item, "en"), (item, "vi")));
        await RefusedAsync("assignment.is-source", AssignAsync(room, room.Author, null, room.Publisher, (item, "xx")));
        await RefusedAsync("assignment.due-past", AssignAsync(room, room.Author, Today(room).AddDays(-1), room.Publisher, (item, "en")));
        await RefusedAsync("assignment.person-may-not", AssignAsync(room, technician, null, room.Publisher, (item, "en")));
        await RefusedAsync("content.not-allowed", AssignAsync(room, room.Author, null, technician, (item, "en")));
        await RefusedAsync("assignment.no-such-person", AssignAsync(room, new Person(Guid.NewGuid(), "?"), null, room.Publisher, (item, "en")));
        await RefusedAsync("assignment.no-such-item", AssignAsync(room, room.Author, null, room.Publisher, (item with { Item = "none" }, "en")));
        await RefusedAsync("assignment.how-many", AssignAsync(room, room.Author, null, room.Publisher));
        Assert.False(await room.ReadAsync(db => db.Assignments.AnyAsync(row => row.ItemId == item.Item)));
    }

    private static async Task AssignAsync(ContentRoom room, Person translator, DateOnly? due, Person by, params (SavedItem Item, string Language)[] translations)
    {
        await using var scope = room.Portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AssignTranslations>().RunAsync(
            new([.. translations.Select(one => new TranslationOf(one.Item.Item, one.Language))], translator.Id, due), by, ContentRoom.Cancel);
    }

    private static async Task RefusedAsync(string code, Task assigning) => Assert.Equal(code, (await Assert.ThrowsAsync<RuleException>(() => assigning)).Code);

    private static Task<IReadOnlyList<AssignmentLine>> MineAsync(ContentRoom room, Person person) =>
        room.Portal.Services.GetRequiredService<MyAssignments>().OfAsync(person.Id, ContentRoom.Cancel);

    private static DateOnly Today(ContentRoom room) => DateOnly.FromDateTime(VietnamTime.Of(room.Now));
}
