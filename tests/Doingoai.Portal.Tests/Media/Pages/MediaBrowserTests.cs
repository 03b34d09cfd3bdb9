using Bunit;
using Doingoai.Portal.Content.Pages.Fields;
using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Folders;
using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Media.Pages;
using Doingoai.Portal.Media.Tools;
using Doingoai.Portal.Media.Videos;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Tests.Admin;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Radzen;

namespace Doingoai.Portal.Tests.Media.Pages;

[StartsPortal]
public sealed class MediaBrowserTests : AdminRoom, IClassFixture<PortalFixture>
{
    private readonly FakeLibrary _library = new();

    public MediaBrowserTests(PortalFixture portal)
    {
        Services.AddSingleton(new TextSource(typeof(Doingoai.Portal.Media.Texts))).AddSingleton(new TextSource(typeof(Doingoai.Portal.Content.Texts)));
        Services.AddSingleton<IMediaLibrary>(_library);
        Services.AddSingleton(Options.Create(new MediaOptions { MaxBytes = 1024 * 1024 }));
        Services.AddSingleton<ICurrentPerson>(_library).AddSingleton<IAccess>(_library);
        Services.AddSingleton(TimeProvider.System).AddSingleton<MediaTools>();
        Services.AddSingleton(portal.Services.GetRequiredService<ArrangeFolders>()).AddSingleton(portal.Services.GetRequiredService<VideoQueue>());
    }

    [Fact]
    public void An_asset_shows_which_languages_lack_a_description()
    {
        _library.Add("cho.jpg", ("vi", "Chợ phiên"));
        _library.Add("sapa.jpg", ("vi", "Sa Pa"), ("en", "Sa Pa"), ("zh", "沙巴"));

        var grid = Render<MediaBrowser>().FindAll(".media-tile");

        Assert.Contains("Thiếu mô tả: en, zh", grid[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Thiếu mô tả", grid[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Searching_shows_what_matches_and_says_so_when_nothing_does()
    {
        _library.Add("cho.jpg");
        _library.Add("sapa.jpg");
        var page = Render<MediaBrowser>();

        page.Find(".media-search").Change("sapa");
        Assert.Single(page.FindAll(".media-tile"));
        page.Find(".media-search").Change("hanoi");
        Assert.Contains("Không tìm thấy tệp phù hợp", page.Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void More_are_shown_on_request()
    {
        foreach (var n in Enumerable.Range(0, 50)) _library.Add($"{n}.jpg");
        var page = Render<MediaBrowser>();
        Assert.Equal(48, page.FindAll(".media-tile").Count);

        page.Find(".media-more button").Click();

        Assert.Equal(50, page.FindAll(".media-tile").Count);
        Assert.Empty(page.FindAll(".media-more"));
    }

    [Fact]
    public void The_browser_sends_files_and_the_grid_shows_what_has_arrived()
    {
        var page = Render<MediaBrowser>();
        Assert.Contains(JSInterop.Invocations, call => call.Identifier == "import" && Equals(call.Arguments[0], "/admin/media.js"));

        _library.Add("arrived.jpg");
        page.InvokeAsync(page.Instance.UploadedAsync);

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".media-tile")));
    }

    [Fact]
    public void As_a_list_it_shows_tags_and_a_tag_filters()
    {
        _library.Add("cho.jpg");
        var page = Render<MediaBrowser>();

        page.FindAll(".media-views .media-kind")[1].Click();
        page.Find(".media-table .media-tag").Click();

        Assert.Equal("Chợ", _library.Asked!.Tag);
        Assert.Contains("#Chợ", page.Find(".media-bar .media-tag").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_not_upload_may_look()
    {
        _library.MayUpload = false;
        _library.Add("cho.jpg");

        var page = Render<MediaBrowser>();

        Assert.Empty(page.FindAll(".media-drop"));
        Assert.Single(page.FindAll(".media-tile"));
    }

    [Fact]
    public void Only_videos_are_shown_on_request()
    {
        _library.Add("cho.jpg");
        var page = Render<MediaBrowser>();

        page.FindAll(".media-kind")[2].Click();

        Assert.Empty(page.FindAll(".media-tile"));
        Assert.Equal("true", page.FindAll(".media-kind")[2].GetAttribute("aria-pressed"));
    }

    [Fact]
    public void A_picker_of_several_keeps_the_order_of_clicks_and_a_second_click_takes_one_back()
    {
        foreach (var name in new[] { "a.jpg", "b.jpg", "c.jpg" }) _library.Add(name);
        object? taken = null;
        Services.GetRequiredService<DialogService>().OnClose += result => taken = result;
        var picker = Picker();
        foreach (var at in new[] { 2, 0, 1, 0 }) picker.FindAll(".picker-grid button")[at].Click();
        Assert.Equal(["false", "true", "true"], picker.FindAll(".picker-grid button").Select(one => one.GetAttribute("aria-pressed")));

        Services.GetRequiredService<DialogService>().Open<MediaPicker>("x"); // what closing closes
        picker.Find("#picker-take").Click();
        Assert.Equal(["a.jpg", "b.jpg"], Assert.IsType<List<MediaAsset>>(taken).Select(asset => asset.FileName));
    }

    [Fact]
    public void More_files_than_may_be_sent_at_once_are_refused_in_words_and_none_is_sent()
    {
        var picker = Picker();
        picker.FindComponent<InputFile>().UploadFiles([.. Enumerable.Range(0, 41).Select(n => InputFileContent.CreateFromText("x", $"{n}.jpg"))]);
        Assert.Contains("tối đa 40 tệp", Assert.Single(Services.GetRequiredService<NotificationService>().Messages).Detail, StringComparison.Ordinal); // sending one would throw
        Assert.False(picker.Find("input[type=file]").HasAttribute("disabled"));
    }

    private IRenderedComponent<MediaPicker> Picker() => Render<MediaPicker>(parameters => parameters.Add(one => one.Many, true));

    private sealed class FakeLibrary : IMediaLibrary, ICurrentPerson, IAccess
    {
        private readonly List<MediaAsset> _assets = [];

        public MediaFilter? Asked { get; private set; }

        public bool MayUpload { get; set; } = true;

        public MediaAsset Add(string name, params (string Language, string Text)[] alt)
        {
            var accepted = new AcceptedMedia(MediaFormat.Jpeg, new byte[10], name, (4, 3), null);
            var asset = new MediaAsset(name, accepted, name, Person.Portal, null, DateTimeOffset.UnixEpoch);
            asset.Describe(new MediaDescription(alt.ToDictionary(one => one.Language, one => one.Text), alt.ToDictionary(one => one.Language, one => one.Text), "Cổng", null, null, Tags: ["Chợ"]));
            _assets.Insert(0, asset);
            return asset;
        }

        public Task<MediaAsset> UploadAsync(Stream content, string fileName, Person by, Guid? unit, CancellationToken cancel)
            => throw new NotSupportedException();

        public Task<MediaPage> ListAsync(MediaFilter filter, CancellationToken cancel)
        {
            Asked = filter;
            var found = _assets.Where(asset => (filter.Kind is null || asset.Kind == filter.Kind) && asset.FileName.Contains(filter.Text ?? "", StringComparison.Ordinal)).ToList();
            return Task.FromResult(new MediaPage([.. found.Skip(filter.Skip).Take(filter.Take)], found.Count));
        }

        public ValueTask<Person?> GetAsync() => ValueTask.FromResult<Person?>(Person.Portal);

        public ValueTask<bool> MayAsync(Guid person, Permission permission, AccessScope scope = default, CancellationToken cancel = default) => ValueTask.FromResult(MayUpload);

        public Task<MediaAsset?> FindAsync(string sha256, CancellationToken cancel) => throw new NotSupportedException();

        public Task<MediaAsset?> FindByLegacyIdAsync(string id, CancellationToken cancel) => throw new NotSupportedException();
        public Task<MediaAsset?> FindByKeyAsync(string key, CancellationToken cancel) => throw new NotSupportedException();

        public Task<IReadOnlyDictionary<string, MediaAsset>> FindAllAsync(IReadOnlyCollection<string> sha256s, CancellationToken cancel) => throw new NotSupportedException();
    }
}
