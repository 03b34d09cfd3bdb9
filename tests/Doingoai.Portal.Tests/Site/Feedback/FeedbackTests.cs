using System.Net;
using System.Text;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Site.Feedback;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Site.Feedback;

/// <summary>Readers write to the portal; nothing they wrote is lost, nothing hostile gets further than the form.</summary>
[StartsPortal]
public sealed class FeedbackTests(FeedbackRooms rooms) : IClassFixture<FeedbackRooms>
{
    private const string Text = "Bài về chợ phiên có một chỗ chưa đúng.";

    public static TheoryData<string> Both => DatabaseFixture.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_message_arrives_is_answered_and_leaves_after_a_year(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var receipt = await room.WriteAsync(Text, "ban.doc@example.vn", "Bạn đọc");

        var page = await (await room.GetAsync($"/vi/gop-y/{receipt}")).Content.ReadAsStringAsync(FeedbackRoom.Cancel);
        Assert.Contains(receipt, page, StringComparison.Ordinal);
        Assert.DoesNotContain("example.vn", page, StringComparison.Ordinal);
        var message = Assert.Single(await room.MessagesAsync());
        Assert.Equal((Text, "ban.doc@example.vn", "Bạn đọc", FeedbackState.New, FeedbackTopic.Correction, "/vi/gioi-thieu"), (message.Text, message.Email, message.Name, message.State, message.Topic, message.About));

        var publisher = await room.Portal.PersonAsync("publisher");
        await room.HandleAsync(receipt, 0, FeedbackState.Answered, "Đã sửa bài.", publisher);
        await Assert.ThrowsAsync<RuleException>(() => room.HandleAsync(receipt, 0, FeedbackState.Spam, "", publisher));
        var technician = await room.Portal.PersonAsync("technician");
        await Assert.ThrowsAsync<RuleException>(() => room.HandleAsync(receipt, 1, FeedbackState.Spam, "", technician));
        Assert.Equal((FeedbackState.Answered, "Đã sửa bài.", publisher.Name), (await room.MessagesAsync()).Select(row => (row.State, row.Note, row.HandledByName)).Single());

        var erase = room.Portal.Services.GetRequiredService<EraseFeedback>();
        room.Wait(TimeSpan.FromDays(364));
        await erase.RunAsync(FeedbackRoom.Cancel);
        Assert.Equal(Text, (await room.MessagesAsync()).Single().Text);
        room.Wait(TimeSpan.FromDays(2));
        await erase.RunAsync(FeedbackRoom.Cancel);
        var left = (await room.MessagesAsync()).Single();
        Assert.Equal(("", null, null, receipt), (left.Text, left.Name, left.Email, left.Receipt));
        Assert.NotNull(left.ErasedAt);

        var trail = await room.ReadAsync(db => db.AuditEntries.Where(entry => entry.Entity == nameof(FeedbackMessage)).ToListAsync(FeedbackRoom.Cancel));
        Assert.Contains(trail, entry => entry.Verb == "feedback.handle" && entry.ActorId == publisher.Id);
        Assert.All(trail, entry => Assert.DoesNotContain("ban.doc", entry.Before + entry.After, StringComparison.Ordinal));
        Assert.All(trail, entry => Assert.DoesNotContain("chợ phiên", System.Text.RegularExpressions.Regex.Unescape(entry.Before + entry.After), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_form_or_the_same_words_again_give_the_same_receipt(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var token = await room.OpenFormAsync();
        room.Wait(TimeSpan.FromMinutes(1));

        var first = FeedbackRoom.Receipt(await room.SendAsync(token, Text));
        Assert.Equal(first, FeedbackRoom.Receipt(await room.SendAsync(token, Text)));
        Assert.Equal(first, await room.WriteAsync(Text));
        Assert.Single(await room.MessagesAsync());

        var other = await room.SendAsync(token, "Một nội dung khác hẳn.");
        var html = await other.Content.ReadAsStringAsync(FeedbackRoom.Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Contains("Một nội dung khác hẳn.", html, StringComparison.Ordinal);
        room.Wait(TimeSpan.FromMinutes(1));
        Assert.NotEqual(first, FeedbackRoom.Receipt(await room.SendAsync(FeedbackRoom.Token(html), "Một nội dung khác hẳn.")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_form_sent_many_times_at_once_is_one_message(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var token = await room.OpenFormAsync();
        room.Wait(TimeSpan.FromMinutes(1));

        var receipts = (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => room.SendAsync(token, Text)))).Select(FeedbackRoom.Receipt).Distinct();

        Assert.Single(receipts);
        Assert.Single(await room.MessagesAsync());
    }

    [Fact]
    public async Task What_was_written_comes_back_when_the_form_is_too_fresh_too_old_or_not_ours()
    {
        var room = await rooms.OnAsync("Sqlite");
        var token = await room.OpenFormAsync();

        var fast = await room.SendAsync(token, Text);
        Assert.Equal(token, FeedbackRoom.Token(await ComesBackAsync(fast)));
        foreach (var wrong in new[] { "", "x", new string('A', 5000), token[..^2] + "AA", "Ặ\0" }) Assert.NotEqual(wrong, FeedbackRoom.Token(await ComesBackAsync(await room.SendAsync(wrong, Text))));

        room.Wait(TimeSpan.FromSeconds(3));
        FeedbackRoom.Receipt(await room.SendAsync(token, Text));
        var old = await room.OpenFormAsync();
        room.Wait(TimeSpan.FromHours(13));
        Assert.NotEqual(old, FeedbackRoom.Token(await ComesBackAsync(await room.SendAsync(old, Text + Text))));
        Assert.Single(await room.MessagesAsync());
    }

    [Fact]
    public async Task A_thousand_forms_in_a_minute_are_turned_away_with_a_page_and_ten_are_kept()
    {
        await using var room = await FeedbackRoom.OpenAsync("Sqlite");
        var tokens = new List<string>();
        for (var at = 0; at < 40; at++) tokens.Add(await room.OpenFormAsync("/en/feedback"));
        room.Wait(TimeSpan.FromMinutes(1));

        var statuses = new Dictionary<HttpStatusCode, int>();
        var last = "";
        for (var at = 0; at < 1000; at++)
        {
            using var answer = await room.SendAsync(tokens[at % tokens.Count], $"{Text} {at}", address: "/en/feedback");
            statuses[answer.StatusCode] = statuses.GetValueOrDefault(answer.StatusCode) + 1;
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) last = await answer.Content.ReadAsStringAsync(FeedbackRoom.Cancel);
        }

        Assert.Contains("Too many messages at once", last, StringComparison.Ordinal);
        Assert.True(statuses[HttpStatusCode.TooManyRequests] >= 900, string.Join(", ", statuses));
        Assert.InRange((await room.MessagesAsync()).Count, 1, 10);
    }

    [Fact]
    public async Task In_all_no_more_than_the_stated_number_is_kept_in_an_hour()
    {
        await using var room = await FeedbackRoom.OpenAsync("Sqlite", ("Feedback:MessagesPerHour", "3"));
        for (var at = 0; at < 3; at++) await room.WriteAsync($"{Text} {at}");

        var token = await room.OpenFormAsync();
        room.Wait(TimeSpan.FromMinutes(1));
        var refused = await room.SendAsync(token, Text);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains(Text, await refused.Content.ReadAsStringAsync(FeedbackRoom.Cancel), StringComparison.Ordinal);

        room.Wait(TimeSpan.FromHours(1));
        FeedbackRoom.Receipt(await room.SendAsync(token, Text));
    }

    [Fact]
    public async Task Who_fills_the_hidden_field_is_kept_among_the_spam()
    {
        var room = await rooms.OnAsync("Sqlite");
        var token = await room.OpenFormAsync();
        room.Wait(TimeSpan.FromMinutes(1));

        FeedbackRoom.Receipt(await room.SendAsync(token, Text, website: "https://buy.example"));

        Assert.Equal(FeedbackState.Spam, (await room.MessagesAsync()).Single().State);
        var inbox = room.Portal.Services.GetRequiredService<FeedbackInbox>();
        Assert.Equal((0, 1), ((await inbox.ListAsync(null, 0, FeedbackRoom.Cancel)).Total, (await inbox.ListAsync(FeedbackState.Spam, 0, FeedbackRoom.Cancel)).Total));
    }

    [Theory]
    [InlineData("a@b.vn\r\nBcc: all@example.com")]
    [InlineData("a@b.vn\n")]
    [InlineData("no-address")]
    [InlineData("\"<script>\"@b.vn")]
    [InlineData("a@b@c.vn")]
    public async Task An_address_that_is_none_is_refused_and_never_mended(string email)
    {
        var room = await rooms.OnAsync("Sqlite");
        var token = await room.OpenFormAsync();
        room.Wait(TimeSpan.FromMinutes(1));

        var answer = await room.SendAsync(token, Text, email);

        if (email.EndsWith("vn\n", StringComparison.Ordinal)) Assert.Equal("a@b.vn", (await AcceptedAsync(room, answer)).Email); // a line break after it is no part of it
        else Assert.Contains("Địa chỉ thư điện tử chưa đúng.", await ComesBackAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_is_text()
    {
        var room = await rooms.OnAsync("Sqlite");
        const string Hostile = "</textarea><script>alert(1)</script>{{ 7 | times: 7 }}\u0000\u0007\u202e đủ dài để gửi \ud83d";
        var token = await room.OpenFormAsync();
        var fast = await (await room.SendAsync(token, Hostile)).Content.ReadAsStringAsync(FeedbackRoom.Cancel);
        Assert.DoesNotContain("<script>alert", fast, StringComparison.Ordinal);
        Assert.Contains("&lt;/textarea&gt;&lt;script&gt;", fast, StringComparison.Ordinal);

        room.Wait(TimeSpan.FromMinutes(1));
        var kept = await AcceptedAsync(room, await room.SendAsync(token, Hostile, name: "A\r\nB\u0000"));
        Assert.DoesNotMatch("[\\p{Cc}\u202e]", kept.Text);
        Assert.Equal("A B", kept.Name);
        Assert.Contains("<script>alert(1)</script>", kept.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_characters_are_too_many_and_come_back_and_a_flood_of_them_is_413()
    {
        var room = await rooms.OnAsync("Sqlite");
        var token = await room.OpenFormAsync();
        room.Wait(TimeSpan.FromMinutes(1));

        var html = await ComesBackAsync(await room.SendAsync(token, new string('a', 10_000)), new string('a', 10_000));
        Assert.Contains("4000", html, StringComparison.Ordinal);
        await ComesBackAsync(await room.SendAsync(token, new string('a', 100_000)), new string('a', 100_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await room.SendAsync(token, new string('a', 300_000))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await room.SendAsync(new FormUrlEncodedContent(Enumerable.Range(0, 5_000).Select(at => KeyValuePair.Create($"f{at}", "x"))))).StatusCode);
        Assert.Empty(await room.MessagesAsync());
    }

    [Fact]
    public async Task What_is_no_form_is_an_empty_one()
    {
        var room = await rooms.OnAsync("Sqlite");
        using var file = new MultipartFormDataContent { { new ByteArrayContent(new byte[1000]), "text", "x.bin" } };

        foreach (var content in new HttpContent[] { file, new StringContent("{}", Encoding.UTF8, "application/json"), new ByteArrayContent([0xff, 0xfe]), new StringContent("%zz=%&&&=", Encoding.UTF8, "application/x-www-form-urlencoded") })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await room.SendAsync(content)).StatusCode);
    }

    [Fact]
    public async Task The_form_is_kept_by_nobody_sets_no_cookie_and_says_how_long_words_are_kept()
    {
        await using var room = await FeedbackRoom.OpenAsync("Sqlite", ("Feedback:MonthsKept", "7"));
        foreach (var (address, erased) in new[] { ("/vi/gop-y", "xóa sau 7 tháng."), ("/en/feedback", "erased after 7 months."), ("/zh/意见反馈", "将在 7 个月后删除。") })
        {
            var answer = await room.GetAsync(address);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Contains(erased, await answer.Content.ReadAsStringAsync(FeedbackRoom.Cancel), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/vi/gop-y/AAAA-BBBB-CCCC")]
    [InlineData("/vi/gop-y/1")]
    [InlineData("/en/feedback/%3Cscript%3E")]
    public async Task A_receipt_that_was_never_given_is_no_page(string address)
    {
        var room = await rooms.OnAsync("Sqlite");
        Assert.Equal(HttpStatusCode.NotFound, (await room.GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("/vi/van-hoa/bai", "/vi/van-hoa/bai")]
    [InlineData("//evil.example", "")]
    [InlineData("/vi/\"><script>", "")]
    [InlineData("javascript:alert(1)", "")]
    [InlineData("/admin", "")]
    public void A_form_is_about_a_page_of_the_portal_or_about_none(string typed, string page) => Assert.Equal(page, FeedbackInput.PageOf(typed));

    private static async Task<string> ComesBackAsync(HttpResponseMessage answer, string text = Text)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(FeedbackRoom.Cancel);
        Assert.Contains(text, html, StringComparison.Ordinal);
        return html;
    }

    private static async Task<FeedbackMessage> AcceptedAsync(FeedbackRoom room, HttpResponseMessage answer)
    {
        var receipt = FeedbackRoom.Receipt(answer);
        return (await room.MessagesAsync()).Single(message => message.Receipt == receipt);
    }
}
