using Bunit;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Importing;
using Doingoai.Portal.Content.Pages.Importing;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Tests.Admin;
using Doingoai.Portal.Tests.Content.Importing;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Content.Pages;

/// <summary>An administrator tries a file, reads what would be done, and imports it.</summary>
[StartsPortal]
public sealed class ImportPageTests : AdminRoom, IClassFixture<ContentRooms>
{
    private readonly ContentRooms _rooms;

    public ImportPageTests(ContentRooms rooms) => _rooms = rooms;

    [Fact]
    public async Task A_file_is_tried_first_and_then_imported_in_the_administrator_s_name()
    {
        var (page, room) = await OpenAsync();
        var (good, bad) = (ImportRoom.Number(), ImportRoom.Number());
        Assert.True(page.Find("#import-try").HasAttribute("disabled"));

        Choose(page, ImportRoom.Csv($"{good},vi,Bài {good},2019-05-03,,<p>Chữ</p>,chinh-sach", $"{bad},xx,Sai,,,,"));
        Assert.True(page.Find("#import-run").HasAttribute("disabled"));
        await page.Find("#import-try").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("tạo mới: 1", page.Find("#import-report").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Contains("Không có ngôn ngữ “xx”", page.FindAll("#import-report tbody tr")[0].TextContent, StringComparison.Ordinal); // what needs somebody stands first
        Assert.False(await ExistsAsync(room, good));

        await page.Find("#import-run").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Đã nhập", page.Find("#import-report").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));

        var version = await room.ReadAsync(db => (from item in db.Items join one in db.Versions on item.Id equals one.ItemId where item.LegacyNumber == good select one).SingleAsync(ContentRoom.Cancel));
        Assert.Equal((await room.Portal.PersonAsync("administrator")).Id, version.AuthorId);
        Assert.True(page.Find("#import-run").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_in_words()
    {
        var (page, _) = await OpenAsync();
        page.FindComponents<InputFile>()[0].UploadFiles(InputFileContent.CreateFromBinary([.. "number,language,title\n1,vi,"u8, 0xD0, 0xF4], "bai.csv"));
        await page.Find("#import-try").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("dòng 2", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
    }

    private async Task<(IRenderedComponent<ImportPage> Page, ContentRoom Room)> OpenAsync()
    {
        var room = await _rooms.OnAsync("Sqlite");
        var services = room.Portal.Services.CreateAsyncScope().ServiceProvider;
        Services.AddSingleton(new TextSource(typeof(Portal.Content.Texts))).AddSingleton<RuleTexts>();
        Services.AddSingleton(services.GetRequiredService<ImportArticles>()).AddScoped<ImportReportText>();
        Services.AddSingleton<ICurrentPerson>(new Somebody(await room.Portal.PersonAsync("administrator")));
        return (Render<ImportPage>(), room);
    }

    private static void Choose(IRenderedComponent<ImportPage> page, string text) => page.FindComponents<InputFile>()[0].UploadFiles(InputFileContent.CreateFromText(text, "bai.csv"));

    private static Task<bool> ExistsAsync(ContentRoom room, int number) => room.ReadAsync(db => db.Items.AnyAsync(row => row.LegacyNumber == number, ContentRoom.Cancel));

    private sealed class Somebody(Person person) : ICurrentPerson
    {
        public ValueTask<Person?> GetAsync() => ValueTask.FromResult<Person?>(person);
    }
}
