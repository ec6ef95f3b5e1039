"""The steps of the walk, in order: each does something with a finger and says what must be seen."""

from app.devtools import walk_abroad as abroad
from app.devtools import walk_access as access
from app.devtools import walk_accounts as accounts
from app.devtools import walk_benefits as benefits
from app.devtools import walk_company as company
from app.devtools import walk_consultation as consultation
from app.devtools import walk_devices as devices
from app.devtools import walk_family as family
from app.devtools import walk_foreign as foreign
from app.devtools import walk_foreigner as foreigner
from app.devtools import walk_gift as gift
from app.devtools import walk_linking as linking
from app.devtools import walk_lock as lock
from app.devtools import walk_network as network
from app.devtools import walk_paying as paying
from app.devtools import walk_present as present
from app.devtools import walk_queue as queue
from app.devtools import walk_renewal as renewal
from app.devtools import walk_routing as routing

STEPS = (
    lock.welcome,
    lock.wrong_number,
    lock.people_at_hand,
    lock.wrong_passcode,
    lock.locked_under_todays_rule,
    lock.draft_hides_one_card,
    consultation.comment_is_pinned_to_the_screen_it_is_about,
    consultation.comment_is_sent_and_has_a_receipt,
    consultation.drafters_answer_and_the_receipt_says_so,
    lock.wallet_counts_the_usable_first,
    lock.search_finds_by_what_is_seen,
    lock.licence_opens,
    present.code_for_the_licence_takes_a_passcode,
    present.officer_sees_what_was_chosen_and_both_hear_it,
    present.hidden_card_cannot_be_shown_and_leads_to_renewing,
    lock.hidden_card_tells_why,
    lock.today_again_locks_an_open_screen,
    lock.day_before_all_is_well,
    renewal.renewal_says_what_it_takes,
    renewal.renewal_is_opened_once,
    renewal.refused_fee_takes_nothing,
    renewal.fee_is_paid_once,
    renewal.office_accepts,
    renewal.office_asks_for_a_paper,
    renewal.paper_is_given,
    renewal.office_issues,
    renewal.new_card_takes_the_hidden_ones_place,
    renewal.notice_tells_it_once,
    renewal.notices_are_read_on_the_server,
    benefits.bank_account_is_chosen,
    benefits.bank_answers_that_the_name_fits,
    benefits.code_comes_by_message,
    benefits.account_is_where_payments_go,
    benefits.second_bank_becomes_the_default,
    routing.programme_gets_an_account_of_its_own,
    routing.backups_are_ordered,
    benefits.first_bank_is_let_go,
    queue.crowd_comes_before_the_deed,
    queue.documents_need_no_queue,
    queue.turn_comes_and_all_that_was_typed_is_there,
    network.offline_shows_the_copy_and_its_age,
    network.decisions_wait_for_the_network,
    network.online_again_by_itself,
    network.failing_server_loses_nothing,
    network.english_in_one_touch,
    network.sign_out,
    linking.bank_prints_one_mark_too_many,
    linking.mobile_money_takes_her_meanwhile,
    paying.new_account_receives_after_its_cool_off,
    paying.run_fails_for_one_and_her_phone_says_why,
    paying.second_try_fails_too_and_she_agrees_to_cash,
    paying.cash_is_fetched_and_the_statement_has_it,
    benefits.level_one_is_shown_the_way,
    accounts.midnight_makes_the_account_ones_own,
    accounts.passcode_of_ones_own_takes_the_guardians_place,
    accounts.level_2_is_booked_from_what_it_would_open,
    accounts.desk_starts_the_clock_and_stops_it,
    accounts.level_2_opens_what_it_promised,
    accounts.account_is_locked_and_opened_by_its_holder,
    family.mother_asks_for_one_child_and_is_told_why_not_for_more,
    family.mother_asks_for_the_younger_one_too,
    family.both_children_are_tabs_of_her_wallet,
    gift.gift_is_split_among_the_household,
    gift.authorisation_ends_and_the_head_is_told_why,
    gift.statement_by_programme_and_by_member,
    company.company_is_not_paid_into_its_representatives_account,
    company.company_links_an_account_of_its_own,
    company.support_arrives_for_the_company,
    access.staff_without_the_role_is_refused_and_seen_at_once,
    access.agency_asks_beyond_its_duty_and_both_attempts_are_seen,
    access.why_is_asked_and_answered,
    family.grandmother_proves_that_she_guards,
    family.grandmother_asks_and_the_desk_issues,
    family.she_sees_only_what_a_guardian_may,
    devices.account_is_met_on_a_new_phone,
    devices.card_that_does_not_match_is_counted,
    devices.card_and_face_let_her_in,
    abroad.two_clocks_are_shown_abroad,
    abroad.passport_notice_leads_to_a_consulate,
    abroad.consular_visit_is_booked_in_both_times,
    foreign.hospital_asks_and_is_seen_at_once,
    foreign.one_answer_is_sent_by_tick_and_passcode,
    foreign.log_shows_the_foreign_asker,
    foreign.consent_is_taken_back_and_the_service_hears_it,
    devices.lost_phone_is_unlinked_and_the_account_locked,
    devices.linking_again_unlocks_nothing,
    foreigner.foreigner_is_refused_today_and_not_under_the_draft,
    foreigner.watched_answer_is_told_when_it_changes,
    foreigner.foreigner_gets_level_1_under_the_draft,
    foreigner.fingerprints_at_the_immigration_desk_take_seven_days,
    foreigner.beyond_the_visas_end_each_rule_set_says_what_stays,
)
