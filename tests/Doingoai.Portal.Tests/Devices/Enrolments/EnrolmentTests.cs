using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Devices.Enrolments;

[StartsPortal]
public sealed class EnrolmentTests(DevicePortal portal) : IClassFixture<DevicePortal>, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = portal.Address };
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        _http.Dispose();
        _key.Dispose();
    }

    [Fact]
    public async Task The_technician_reads_the_words_the_device_shows_and_the_device_gets_its_identity()
    {
        var code = EnrolmentCode.New();
        var (answer, words) = await TestDevice.AnnounceAsync(_http, _key, code);
        var technician = await portal.TechnicianAsync();

        var waiting = await technician.GetFromJsonAsync<JsonElement>($"/api/v1/enrolments?code={code[..4].ToLowerInvariant()}-{code[4..]}");
        Assert.Equal(words, waiting[0].GetProperty("words").EnumerateArray().Select(word => word.GetString()));

        var device = portal.Fleet.Add().Id;
        Assert.Equal(EnrolmentState.Pending, (await StatusAsync(answer)).State);
        Assert.Equal(HttpStatusCode.NoContent, (await ConfirmAsync(answer.Enrolment, device)).StatusCode);

        var status = await StatusAsync(answer);
        Assert.Equal((EnrolmentState.Confirmed, device), (status.State, status.Device));
        Assert.NotNull(status.Roster);
    }

    [Fact]
    public async Task Two_machines_with_one_code_cannot_both_wait()
    {
        var code = EnrolmentCode.New();
        using var second = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await TestDevice.AnnounceAsync(_http, _key, code);

        Assert.Equal("enrolment.code-taken", await RefusalAsync(await AnnounceAsync(code, second)));
    }

    [Fact]
    public async Task A_machine_that_starts_anew_replaces_its_own_announcement()
    {
        var code = EnrolmentCode.New();
        var (first, _) = await TestDevice.AnnounceAsync(_http, _key, code);
        var (second, _) = await TestDevice.AnnounceAsync(_http, _key, code);

        Assert.Equal(EnrolmentState.Expired, (await StatusAsync(first)).State);
        Assert.Equal(EnrolmentState.Pending, (await StatusAsync(second)).State);
    }

    [Fact]
    public async Task Another_nonce_than_the_one_committed_to_is_refused()
    {
        var nonce = new string('1', 64);
        var request = new EnrolmentRequest(EnrolmentCode.New(), Jwk.Of(_key), ThreeWords.Commitment(nonce)!, "máy", "1");
        var answer = ProtocolJson.TryRead<EnrolmentAnswer>(await (await _http.PostAsync(Routes.Enrolments, TestDevice.Json(request))).Content.ReadAsByteArrayAsync())!;

        var other = await _http.PostAsync(Routes.EnrolmentReveal(answer.Enrolment), TestDevice.Json(new EnrolmentRevealRequest(new string('2', 64))));

        Assert.Equal("enrolment.wrong-nonce", await RefusalAsync(other));
        Assert.Equal(HttpStatusCode.Conflict, (await ConfirmAsync(answer.Enrolment, portal.Fleet.Add().Id)).StatusCode);
    }

    [Fact]
    public async Task A_refused_machine_learns_it_and_cannot_be_confirmed_any_more()
    {
        var (answer, _) = await TestDevice.AnnounceAsync(_http, _key, EnrolmentCode.New());

        await (await portal.TechnicianAsync()).PostAsync($"/api/v1/enrolments/{answer.Enrolment:N}/refuse", null);

        Assert.Equal(EnrolmentState.Refused, (await StatusAsync(answer)).State);
        Assert.Equal(HttpStatusCode.Conflict, (await ConfirmAsync(answer.Enrolment, portal.Fleet.Add().Id)).StatusCode);
    }

    [Fact]
    public async Task Replacing_the_machine_ends_the_old_key_and_its_connection()
    {
        using var old = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, old);

        using var replacement = await TestDevice.EnrolAsync(portal, old.Info);

        await mqtt.Disconnected.Task.WaitAsync(Eventually.Patience);
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.ExchangeAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await replacement.ExchangeAsync()).StatusCode);
    }

    [Fact]
    public async Task A_packet_beside_a_machine_that_is_revoked_brings_no_machine_back_in()
    {
        using var stolen = await portal.DeviceAsync();
        var packet = await PacketAsync(stolen.Id);

        (await (await portal.TechnicianAsync()).PostAsync($"/api/v1/devices/{stolen.Id:N}/revoke", null)).EnsureSuccessStatusCode();

        Assert.Equal("start.ended", await RefusalAsync(await StartAsync(packet)));
    }

    [Fact]
    public async Task A_packet_made_before_another_machine_was_confirmed_counts_no_more()
    {
        using var device = await portal.DeviceAsync();
        var packet = await PacketAsync(device.Id);

        using var replacement = await TestDevice.EnrolAsync(portal, device.Info);

        Assert.Equal("start.ended", await RefusalAsync(await StartAsync(packet)));
        Assert.Equal(HttpStatusCode.OK, (await replacement.ExchangeAsync()).StatusCode);
    }

    [Fact]
    public async Task An_enrolled_key_cannot_announce_itself_again()
    {
        using var device = await portal.DeviceAsync();

        Assert.Equal("enrolment.key-known", await RefusalAsync(await AnnounceAsync(EnrolmentCode.New(), device.Key)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"code\":\"ABCDEFGH\"}")]
    [InlineData("not json")]
    public async Task What_is_no_announcement_is_a_bad_request(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _http.PostAsync(Routes.Enrolments, new StringContent(body))).StatusCode);

    [Theory]
    [InlineData("tên\u202Eđảo")]
    [InlineData("hai\ndòng")]
    [InlineData("")]
    public async Task A_name_that_could_deceive_the_technician_is_a_bad_request(string name)
    {
        var request = new EnrolmentRequest(EnrolmentCode.New(), Jwk.Of(_key), new string('a', 64), name, "1");

        Assert.Equal(HttpStatusCode.BadRequest, (await _http.PostAsync(Routes.Enrolments, TestDevice.Json(request))).StatusCode);
    }

    [Fact]
    public async Task Nobody_but_a_technician_decides()
    {
        var (answer, _) = await TestDevice.AnnounceAsync(_http, _key, EnrolmentCode.New());

        var response = await _http.PostAsJsonAsync($"/api/v1/enrolments/{answer.Enrolment:N}/confirm", new { device = Guid.NewGuid() });

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private async Task<StartPacket> PacketAsync(Guid device)
    {
        var made = await (await portal.TechnicianAsync()).PostAsync($"/api/v1/devices/{device:N}/start-packet", null);
        return StartPacket.TryRead(await made.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync())!;
    }

    private Task<HttpResponseMessage> StartAsync(StartPacket packet) => _http.PostAsync(
        Routes.Start, TestDevice.Json(new StartRequest(packet.Ticket, Jwk.Of(_key), StartPacket.Proof(StartPacket.Verifier(packet.Secret), packet.Ticket, Jwk.Of(_key)))));

    private Task<HttpResponseMessage> AnnounceAsync(string code, ECDsa key) =>
        _http.PostAsync(Routes.Enrolments, TestDevice.Json(new EnrolmentRequest(code, Jwk.Of(key), new string('a', 64), "máy", "1")));

    private async Task<HttpResponseMessage> ConfirmAsync(Guid enrolment, Guid device) =>
        await (await portal.TechnicianAsync()).PostAsJsonAsync($"/api/v1/enrolments/{enrolment:N}/confirm", new { device });

    private async Task<EnrolmentStatusAnswer> StatusAsync(EnrolmentAnswer answer) =>
        ProtocolJson.TryRead<EnrolmentStatusAnswer>(await _http.GetByteArrayAsync(Routes.EnrolmentStatus(answer.Enrolment)))!;

    private static async Task<string?> RefusalAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }
}
